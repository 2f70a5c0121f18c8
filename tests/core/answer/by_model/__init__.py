"""The model tier, on scripted models and a tiny real one."""
