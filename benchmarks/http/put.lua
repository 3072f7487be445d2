-- For wrk: PUTs one body to the paths of a file in turn. Arguments: file of lines "path credentials", body.
local requests, turn = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    local path, credentials = line:match("^(%S+) (%S+)$")
    local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Basic " .. credentials }
    requests[#requests + 1] = wrk.format("PUT", path, headers, arguments[2])
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end
