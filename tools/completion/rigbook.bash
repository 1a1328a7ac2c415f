# Completion of rigbook for bash.
_rigbook() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options=
	local commands="build check serve explain diff price export margins render new schema import --help --version"
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W "$commands" -- "$word"))
		return
	fi
	case $before in
	--out | --dir | --partials)
		local IFS=$'\n'
		COMPREPLY=($(compgen -d -- "$word"))
		return
		;;
	--published | --map)
		local IFS=$'\n'
		COMPREPLY=($(compgen -f -- "$word"))
		return
		;;
	--adopt | --base-url | --as-of | --set | --jobs | --port | --bind | --source | --on | --seller | --condition)
		return
		;;
	esac
	case ${COMP_WORDS[1]} in
	build) options="--out --adopt --base-url --as-of --set --drafts --jobs --warn --werror --quiet" ;;
	check) options="--base-url --as-of --set --stale --published --drafts --jobs --warn --werror --quiet" ;;
	serve) options="--port --bind --drafts" ;;
	explain) options="--as-of --set" ;;
	margins) options="--within --as-of --set --json" ;;
	export) options="--as-of --set --warn --werror" ;;
	diff) options="--dir --set --markdown --json" ;;
	price) options="--source --on --seller --condition --dir" ;;
	import) options="--map --on --dir" ;;
	render) options="--partials" ;;
	schema) options="--site" ;;
	esac
	if [[ $word == -* ]]; then
		COMPREPLY=($(compgen -W "$options --help" -- "$word"))
		return
	fi
	local IFS=$'\n' # a folder's name may hold spaces
	if [ "${COMP_WORDS[1]}" = render ] || [ "${COMP_WORDS[1]}" = import ]; then
		COMPREPLY=($(compgen -f -- "$word"))
	else
		COMPREPLY=($(compgen -d -- "$word"))
	fi
}
complete -o filenames -F _rigbook rigbook
