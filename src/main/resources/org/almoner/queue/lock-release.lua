-- Gives a lock back, if it is still held. KEYS lock · ARGV token.
if not holds(KEYS[1], ARGV[1]) then
	return 0
end
return redis.call('DEL', KEYS[1])
