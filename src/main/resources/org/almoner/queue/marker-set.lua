-- Sets the mark if the rebuild is still the one that began. KEYS rebuild, mark · ARGV the rebuild's name.
if not holds(KEYS[1], ARGV[1]) then
	return 0
end
redis.call('SET', KEYS[2], ARGV[1], 'NX')
redis.call('DEL', KEYS[1])
return 1
