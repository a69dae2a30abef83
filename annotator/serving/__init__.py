"""The coding screen in a browser on this machine; only this room imports aiohttp (extra ``serve``)."""
