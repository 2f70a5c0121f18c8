"""What is learned from what was seen: six kinds of memory, the names in them, and their fading.

`formation` works the queue, frame by frame; `day_formation` sums up finished days; `learning`
brings a frame's findings together with what is known. Each kind has a room of its own: `facts`
(semantic), `episodes`, `procedures`, `resources`, `tasks`, `from_user` (core memory), `vault`.
"""
