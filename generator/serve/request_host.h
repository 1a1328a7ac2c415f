/*
 * request_host - whom a request is for.
 *
 * The preview holds drafts and mistakes, and any page that is open in the same browser may send
 * requests to it. A page at evil.example may even read the answers, once that name leads to this
 * machine (DNS rebinding); but then its requests say so. So only names that lead here whatever a
 * stranger's DNS says are answered.
 *
 * Source: RFC 9110, 7.2 (Host); RFC 9112, 3.2.2 (absolute-form).
 */
#ifndef SERVE_REQUEST_HOST_H
#define SERVE_REQUEST_HOST_H

#include "base/str.h"

enum request_host { REQUEST_HOST_OURS, REQUEST_HOST_FOREIGN, REQUEST_HOST_MALFORMED };

/*
 * Whether a Host header, or the authority of an address, may be answered: an IPv4 address, an IPv6
 * address between brackets, localhost, or `bound`, the name that the server was told to listen at
 * (empty: none); each with or without a port.
 */
enum request_host request_host_of(struct str authority, struct str bound);

/*
 * Takes an address apart that was sent where a path usually stands: "http://a:80/b" gives "a:80"
 * and "/b", and true. Without a scheme false, and the path is what was sent.
 */
bool request_host_split(struct str sent, struct str *authority, struct str *path);

#endif
