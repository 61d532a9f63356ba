-- Whether a lane has something to do. KEYS lease, stream, later.
return wait(KEYS[2], KEYS[3])
