# style.awk - what clang-format has no rule for, in C sources.
#
#   awk -f tools/style.awk generator/*/*.c            prints each breach as file:line: what
#   awk -f tools/style.awk -v mend=1 FILE             prints the file with the blank lines it wants
#
# A blank line stands after the declarations that open a function. A pointer is tested by itself: `!p`, not `p == NULL`;
# `p != NULL` stands only where a truth is handed on as a value.

function declares(line)
{
	if (line ~ /^\t(return|goto|else|case|if|while|for|switch|do|break|continue)[^A-Za-z0-9_]/)
		return 0
	return line ~ /^\t(const |static |unsigned |volatile |_Thread_local )*((struct|enum|union) [A-Za-z0-9_]+|bool|int|char|unsigned|size_t|ssize_t|off_t|[a-z0-9_]+_t|va_list|FILE|DIR) (const )?\**(const )?[A-Za-z_][A-Za-z0-9_]*(\[.*\])*( = |;$|, )/
}

FNR == 1 {
	inside = 0
}

# The function's first lines: declarations, each until its semicolon.
inside && unended {
	if ($0 ~ /;$/)
		unended = 0
	last = FNR
}
inside && !unended && last != FNR {
	if (declares($0)) {
		count++
		unended = $0 !~ /;$/
		last = FNR
	} else {
		if (count > 0 && $0 != "" && $0 != "}") {
			if (mend)
				print ""
			else
				print FILENAME ":" FNR ": a blank line after the declarations"
		}
		inside = 0
	}
}

$0 == "{" {
	inside = 1
	count = 0
	unended = 0
	last = FNR
}

!mend && /== NULL/ || !mend && /!= NULL/ && (/(if|while) \([^ ,]* != NULL/ || /!= NULL\)* (&&|\|\||\?)/ || /(&&|\|\|) [^ ,;]* != NULL/) {
	if ($0 !~ /errno = 0, /)
		print FILENAME ":" FNR ": a pointer is tested by itself"
}

mend {
	print
}
