"""URLs → stored responses: the only room that touches the network, and only when `dateline fetch` is called."""
