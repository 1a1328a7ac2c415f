#!/bin/sh
# share.sh SHARE - installs what the program looks for beside itself (SHARE/rigbook), and the completions of three shells.
set -eu
cd "$(dirname "$0")/.."
share=$1

# copy_tree FOLDER: every file of it to the same place below SHARE/rigbook.
copy_tree() {
	find "$1" -type f | while read -r file; do
		install -d "$share/rigbook/$(dirname "$file")"
		install -m 644 "$file" "$share/rigbook/$file"
	done
}

copy_tree templates
for file in assets/*.css assets/*.svg assets/*.js; do
	install -d "$share/rigbook/assets"
	install -m 644 "$file" "$share/rigbook/$file"
done

# complete FILE FOLDER NAME: a completion where its shell looks for it.
complete() {
	install -d "$share/$2"
	install -m 644 "tools/completion/$1" "$share/$2/$3"
}
complete rigbook.bash bash-completion/completions rigbook
complete rigbook.zsh zsh/site-functions _rigbook
complete rigbook.fish fish/vendor_completions.d rigbook.fish
