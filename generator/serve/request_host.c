#include "serve/request_host.h"

#include "base/ascii.h"

#include <arpa/inet.h>

/* Text addresses are shorter than that; a name of DNS may be 253 bytes. */
#define HOST_MOST 255

static bool same_name(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_lower(a.at[i]) != ascii_lower(b.at[i]))
			return false;
	return true;
}

static bool is_address(int family, struct str text)
{
	char name[HOST_MOST + 1], parsed[sizeof(struct in6_addr)];

	if (text.len == 0 || text.len > HOST_MOST)
		return false;
	for (size_t i = 0; i < text.len; i++)
		name[i] = text.at[i];
	name[text.len] = '\0';
	return inet_pton(family, name, parsed) == 1;
}

/* ":8080", ":" or nothing. */
static bool is_port(struct str text)
{
	if (text.len > 0 && text.at[0] != ':')
		return false;
	for (size_t i = 1; i < text.len; i++)
		if (!ascii_is_digit(text.at[i]))
			return false;
	return text.len <= sizeof(":65535") - 1;
}

/* The characters of a name of DNS, and those of addresses. */
static bool is_name(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		if (!ascii_is_alnum(c) && c != '-' && c != '.' && c != '_')
			return false;
	}
	return text.len > 0 && text.len <= HOST_MOST;
}

enum request_host request_host_of(struct str authority, struct str bound)
{
	size_t end = str_find_byte(authority, ':', 0);

	if (authority.len > 0 && authority.at[0] == '[') {
		size_t close = str_find_byte(authority, ']', 0);
		bool good = close != STR_NONE &&
		    is_port(str_sub(authority, close + 1, authority.len)) &&
		    is_address(AF_INET6, str_sub(authority, 1, close));
		return good ? REQUEST_HOST_OURS : REQUEST_HOST_MALFORMED;
	}
	struct str name = str_sub(authority, 0, end);
	if (!is_name(name) || !is_port(str_sub(authority, name.len, authority.len)))
		return REQUEST_HOST_MALFORMED;
	bool ours = is_address(AF_INET, name) || same_name(name, STR("localhost")) ||
	    (bound.len > 0 && same_name(name, bound));
	return ours ? REQUEST_HOST_OURS : REQUEST_HOST_FOREIGN;
}

bool request_host_split(struct str sent, struct str *authority, struct str *path)
{
	struct str scheme = STR("http://");

	*authority = STR("");
	*path = sent;
	if (sent.len < scheme.len || !same_name(str_sub(sent, 0, scheme.len), scheme))
		return false;
	struct str rest = str_sub(sent, scheme.len, sent.len);
	size_t slash = str_find_byte(rest, '/', 0);
	*authority = str_sub(rest, 0, slash);
	*path = slash == STR_NONE ? STR("/") : str_sub(rest, slash, rest.len);
	return true;
}
