-- Takes a lock that nobody has, also in a full Redis. KEYS lock · ARGV token, milliseconds.
if redis.call('EXISTS', KEYS[1]) == 1 then
	return -1
end
redis.call('DEL', KEYS[1])
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
