"""Which addresses are public: the others are somebody's own network, and no page of the news lies there."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# What `ipaddress` calls global, at least in some versions of Python, and what is all the same no public web server.
CLOSED_4 = tuple(
    map(
        ip_network,
        (
            "192.0.0.0/24",  # special purposes; a cloud's metadata among them
            "192.88.99.0/24",  # the old way from 6to4
            "168.63.129.16/32",  # a cloud's own service to its machines, in a public range
        ),
    )
)
CLOSED_6 = tuple(
    map(
        ip_network,
        (
            "2001::/23",  # special purposes; Teredo, which wraps an IPv4 address
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which wraps an IPv4 address
            "3fff::/20",  # documentation
        ),
    )
)
GLOBAL_6 = ip_network("2000::/3")
# Networks without IPv4 reach it through these: the last 32 bits are the address.
NAT64 = ip_network("64:ff9b::/96")


def closed(address: str) -> str:
    """Why an address is not asked: "a loopback address", "a private address" …; "" when it is public.

    An IPv4 address that is wrapped in an IPv6 one is judged itself: `::ffff:127.0.0.1` is loopback.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return "no address"
    if isinstance(found, IPv6Address):
        return closed(str(found.ipv4_mapped)) if found.ipv4_mapped else _closed_6(found)
    return _common(found) or ("a reserved address" if any(found in network for network in CLOSED_4) else "")


def _closed_6(found: IPv6Address) -> str:
    if found in NAT64:
        inner = closed(str(IPv4Address(found.packed[-4:])))
        return f"a way to {inner}" if inner else ""
    is_open = found in GLOBAL_6 and not any(found in network for network in CLOSED_6)
    return _common(found) or ("" if is_open else "a reserved address")


def _common(found: IPv4Address | IPv6Address) -> str:
    if found.is_loopback:
        return "a loopback address"
    if found.is_unspecified:
        return "no address of a machine"
    if found.is_link_local:
        return "a link-local address"
    if found.is_multicast:
        return "a multicast address"
    return "" if found.is_global else "a private address"
