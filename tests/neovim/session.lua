-- What a person does in Neovim with the recipe of docs/editors.md as their init.lua: opens a letter, looks at what is
-- underlined, hovers, takes a fix, writes on, saves. The first thing that is not as it should be ends it with 1.

local patience = 60000

local function check(what, got, wanted)
  if not vim.deep_equal(got, wanted) then
    io.stderr:write(string.format('%s: %s, wanted %s\n', what, vim.inspect(got), vim.inspect(wanted)))
    vim.cmd('cquit 1')
  end
end

local function wait(what, ready)
  check(what, vim.wait(patience, ready, 20), true)
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, true)
end

local function found()
  return #vim.diagnostic.get(0)
end

local function session()
  vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('FOILINT_LETTER')))
  wait('something is found', function() return found() > 0 end)

  local row = 13
  local line = lines()[row]
  local before = line:find('the the', 1, true) - 1
  assert(before > vim.str_utfindex(line, before), 'the line has characters of several bytes before the words')

  local it = vim.diagnostic.get(0)[1]
  check('how many', found(), 1)
  check('the line', it.lnum, row - 1)
  check('the first column, in bytes', it.col, before)
  check('the last column, in bytes', it.end_col, before + #'the the')
  check('who says so', it.source, 'foilint')
  check('which lint', it.code or it.user_data.lsp.code, 'doubled-word')
  check('how bad', it.severity, vim.diagnostic.severity.ERROR)

  local client = vim.lsp.buf_get_clients(0)[next(vim.lsp.buf_get_clients(0))]
  check('the unit that was agreed on', client.offset_encoding, os.getenv('FOILINT_UNIT'))

  vim.api.nvim_win_set_cursor(0, { row, before + 5 })
  vim.lsp.buf.hover()
  local function float()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), '\n')
      end
    end
  end
  wait('a window explains', float)
  check('what it says', float():find('stands twice', 1, true) ~= nil, true)
  check('by whose authority', float():find('Source:', 1, true) ~= nil, true)

  local offered
  vim.ui.select = function(items, options, choose)
    offered = vim.tbl_map(options.format_item, items)
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  wait('the fix is made', function() return lines()[row] ~= line end)
  check('the whole letter after the fix', lines(), vim.fn.readfile(os.getenv('FOILINT_MENDED')))
  check('what else was offered', offered[2], 'Allow ‘doubled-word’ here …')
  wait('nothing is found any more', function() return found() == 0 end)

  vim.api.nvim_buf_set_lines(0, -1, -1, true, { '', 'PS: the £5 – no more – is is for the post.' })
  wait('what is written on is checked', function() return found() == 1 end)
  check('its line', vim.diagnostic.get(0)[1].lnum, vim.api.nvim_buf_line_count(0) - 1)
  vim.api.nvim_buf_set_lines(0, -3, -1, true, {})
  wait('nothing is found again', function() return found() == 0 end)

  vim.cmd('write')
  check('the file', vim.fn.readfile(os.getenv('FOILINT_LETTER')), vim.fn.readfile(os.getenv('FOILINT_MENDED')))
end

-- an error in a script leaves a Neovim without a screen waiting for ever
vim.defer_fn(function() vim.cmd('cquit 1') end, 5 * patience)
local went, fault = pcall(session)
if not went then
  io.stderr:write(tostring(fault) .. '\n')
  vim.cmd('cquit 1')
end
io.stderr:write('all is as it should be\n')
vim.cmd('qall!')
