-- Reads entries of a lane. KEYS lease, stream, later · ARGV token, group, how many, after which id.
-- First those that were delivered before and not settled, page by page, then new ones ('>').
-- Answers the id to go on after, how many were dropped as unreadable, then id, reference,
-- attempts of each entry; nothing at all when the lease was lost.
local stream, later, group, count = KEYS[2], KEYS[3], ARGV[2], ARGV[3]
if not holds(KEYS[1], ARGV[1]) then
	return {}
end
evenWhenFull(later)

local function drop(id)
	redis.call('XACK', stream, group, id)
	redis.call('XDEL', stream, id)
end

-- The stored form of an entry put off: attempts, the id it had, reference.
local dropped = 0
for _, stored in ipairs(redis.call('ZRANGEBYSCORE', later, '-inf', text(time()), 'LIMIT', 0, count)) do
	local attempts, reference = string.match(stored, '^(%d+) [%d-]+ (.+)$')
	if attempts then
		redis.call('XADD', stream, '*', 'r', reference, 'a', attempts)
	else
		dropped = dropped + 1
	end
	redis.call('ZREM', later, stored)
end

-- A Redis that was emptied or restored knows no group: it is made again and everything is new.
local function read(after)
	local command = { 'XREADGROUP', 'GROUP', group, 'w', 'COUNT', count, 'STREAMS', stream, after }
	local answer = redis.pcall(unpack(command))
	if type(answer) == 'table' and answer.err then
		if not string.find(answer.err, 'NOGROUP', 1, true) then
			return error(answer.err)
		end
		redis.call('XGROUP', 'CREATE', stream, group, '0', 'MKSTREAM')
		answer = redis.call(unpack(command))
	end
	return answer and answer[1] and answer[1][2] or {}
end

local after, entries = ARGV[4], {}
if after ~= '>' then
	entries = read(after)
	after = #entries > 0 and entries[#entries][1] or '>'
end
if #entries == 0 then
	entries = read('>')
end

-- A pending entry that somebody deleted has no fields.
local function fields(list)
	local found = {}
	for i = 1, #(list or {}), 2 do
		found[list[i]] = list[i + 1]
	end
	return found['r'], found['a']
end

local answer = { after, 0 }
for _, entry in ipairs(entries) do
	local reference, attempts = fields(entry[2])
	if reference and attempts and string.match(attempts, '^%d%d?%d?%d?%d?%d?$') then
		answer[#answer + 1] = entry[1]
		answer[#answer + 1] = reference
		answer[#answer + 1] = attempts
	else
		dropped = dropped + 1
		drop(entry[1])
	end
end
answer[2] = dropped
return answer
