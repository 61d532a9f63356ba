-- Drops keys that hold something of another type than they should. KEYS any · ARGV their types.
local dropped = 0
for i, key in ipairs(KEYS) do
	local found = redis.call('TYPE', key).ok
	if found ~= 'none' and found ~= ARGV[i] then
		dropped = dropped + redis.call('DEL', key)
	end
end
return dropped
