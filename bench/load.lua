-- wrk's script: sends the bodies of a file (one a line) in turn, each with a number of its own, and tells the figures as JSON.
--   BENCH_BODIES  the file
--   BENCH_FIRST   the first number; seven digits, so that all requests are equally long

local bodies = {}
local number = tonumber(os.getenv("BENCH_FIRST"))
local turn = 0
sent = 0

local function split(line)
  local parts = {}
  local from = 1
  while true do
    local first, last = line:find("{{n}}", from, true)
    if not first then break end
    parts[#parts + 1] = line:sub(from, first - 1)
    from = last + 1
  end
  parts[#parts + 1] = line:sub(from)
  return parts
end

function init(args)
  for line in io.lines(os.getenv("BENCH_BODIES")) do
    local parts = split(line)
    local length = #line - (#parts - 1) * (#"{{n}}" - 7)
    parts[1] = "POST " .. wrk.path .. " HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port ..
      "\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: " .. length ..
      "\r\n\r\n" .. parts[1]
    bodies[#bodies + 1] = parts
  end
end

function request()
  local parts = bodies[turn % #bodies + 1]
  turn = turn + 1
  sent = turn
  number = number + 1
  if #parts == 1 then return parts[1] end
  return table.concat(parts, number)
end

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

function done(summary, latency)
  local total = 0
  for _, thread in ipairs(threads) do total = total + thread:get("sent") end
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests":%d,"sent":%d,"bytes":%d,"seconds":%.6f,"p50":%.3f,"p99":%.3f,"max":%.3f,"failed":%d}\n',
    summary.requests, total, summary.bytes, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
