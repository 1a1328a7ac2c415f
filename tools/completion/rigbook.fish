# Completion of rigbook for fish.
set -l commands build check serve explain diff price export render new

complete -c rigbook -f -n "not __fish_seen_subcommand_from $commands" -a build -d "Write the site"
complete -c rigbook -f -n "not __fish_seen_subcommand_from $commands" -a check -d "Find all mistakes, write nothing"
complete -c rigbook -f -n "not __fish_seen_subcommand_from $commands" -a serve -d "Preview, reloaded on every save"
complete -c rigbook -f -n "not __fish_seen_subcommand_from $commands" -a explain -d "Derive a figure"
complete -c rigbook -f -n "not __fish_seen_subcommand_from $commands" -a diff -d "What changed between two dates or sites"
complete -c rigbook -f -n "not __fish_seen_subcommand_from $commands" -a price -d "Add a price and see what moves"
complete -c rigbook -f -n "not __fish_seen_subcommand_from $commands" -a export -d "Print all data as JSON"
complete -c rigbook -f -n "not __fish_seen_subcommand_from $commands" -a render -d "Render one template"
complete -c rigbook -f -n "not __fish_seen_subcommand_from $commands" -a new -d "Write a small site to start from"

complete -c rigbook -n "__fish_seen_subcommand_from build" -l out -r -d "Output folder"
complete -c rigbook -n "__fish_seen_subcommand_from build" -l base-url -x -d "Address of the site"
complete -c rigbook -n "__fish_seen_subcommand_from build check explain export" -l as-of -x -d "Look from this day"
complete -c rigbook -n "__fish_seen_subcommand_from build check serve" -l drafts -d "Include drafts"
complete -c rigbook -n "__fish_seen_subcommand_from build check" -l jobs -x -d "Threads"
complete -c rigbook -n "__fish_seen_subcommand_from build check" -l warn -d "Broken links are warnings"
complete -c rigbook -n "__fish_seen_subcommand_from build check" -l werror -d "Warnings are mistakes"
complete -c rigbook -n "__fish_seen_subcommand_from build check" -l quiet -d "Print nothing where all is well"
complete -c rigbook -n "__fish_seen_subcommand_from check" -l stale -d "List what is out of date"
complete -c rigbook -n "__fish_seen_subcommand_from serve" -l port -x -d "Port"
complete -c rigbook -n "__fish_seen_subcommand_from serve" -l bind -x -d "Address to listen on"
complete -c rigbook -n "__fish_seen_subcommand_from diff" -l markdown -d "For a pull request"
complete -c rigbook -n "__fish_seen_subcommand_from diff" -l json
complete -c rigbook -n "__fish_seen_subcommand_from price diff" -l dir -r -d "The site"
complete -c rigbook -n "__fish_seen_subcommand_from price" -l source -x -d "Where it is from"
complete -c rigbook -n "__fish_seen_subcommand_from price" -l on -x -d "Day"
complete -c rigbook -n "__fish_seen_subcommand_from price" -l seller -x
complete -c rigbook -n "__fish_seen_subcommand_from price" -l condition -x
complete -c rigbook -n "__fish_seen_subcommand_from render" -l partials -r -d "Where partials are"
