#include "serve/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT_MOST 65535u

static void set_port(struct sockaddr *at, unsigned port)
{
	if (at->sa_family == AF_INET6)
		((struct sockaddr_in6 *)at)->sin6_port = htons((uint16_t)port);
	else
		((struct sockaddr_in *)at)->sin_port = htons((uint16_t)port);
}

/* A listening socket at exactly this place; -1 with errno. */
static int listen_here(const struct sockaddr *at, socklen_t len)
{
	int fd = socket(at->sa_family, SOCK_STREAM, 0), on = 1;

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	fcntl(fd, F_SETFL, O_NONBLOCK);
	if (bind(fd, at, len) == 0 && listen(fd, SOMAXCONN) == 0)
		return fd;
	int error = errno;
	close(fd);
	errno = error;
	return -1;
}

static void write_url(int fd, char *url, size_t size)
{
	struct sockaddr_storage at;
	socklen_t len = sizeof(at);
	char host[INET6_ADDRSTRLEN] = "", port[8] = "";

	getsockname(fd, (struct sockaddr *)&at, &len);
	getnameinfo((struct sockaddr *)&at, len, host, sizeof(host), port, sizeof(port),
	    NI_NUMERICHOST | NI_NUMERICSERV);
	bool six = at.ss_family == AF_INET6;
	snprintf(url, size, "http://%s%s%s:%s/", six ? "[" : "", host, six ? "]" : "", port);
}

/* 0.0.0.0 and ::, however it was written. */
static bool is_everywhere(const struct sockaddr *at)
{
	if (at->sa_family == AF_INET6)
		return IN6_IS_ADDR_UNSPECIFIED(&((const struct sockaddr_in6 *)at)->sin6_addr);
	return ((const struct sockaddr_in *)at)->sin_addr.s_addr == htonl(INADDR_ANY);
}

int listen_at(const char *address, unsigned port, unsigned tries, char *url, size_t url_size)
{
	struct addrinfo hints = { .ai_flags = AI_PASSIVE, .ai_socktype = SOCK_STREAM }, *found;
	int problem = getaddrinfo(address, NULL, &hints, &found), fd = -1;

	if (problem != 0) {
		fprintf(stderr, "rigbook: cannot listen on %s: %s\n", address, gai_strerror(problem));
		return -1;
	}
	errno = EADDRINUSE;
	for (unsigned i = 0; i < tries && fd < 0 && errno == EADDRINUSE && port + i <= PORT_MOST; i++) {
		set_port(found->ai_addr, port + i);
		fd = listen_here(found->ai_addr, found->ai_addrlen);
	}
	if (fd >= 0 && is_everywhere(found->ai_addr))
		fprintf(stderr,
		    "rigbook: warning: everybody who can reach this machine can read the preview, drafts and mistakes too\n");
	if (fd >= 0)
		write_url(fd, url, url_size);
	else
		fprintf(stderr, "rigbook: cannot listen on %s, port %u: %s\n", address, port,
		    strerror(errno));
	freeaddrinfo(found);
	return fd;
}
