"""How others see the leader: asked, answered, put together."""
