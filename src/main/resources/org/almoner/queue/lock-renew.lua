-- Extends a lock that is still held. KEYS lock · ARGV token, milliseconds.
if not holds(KEYS[1], ARGV[1]) then
	return -1
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
