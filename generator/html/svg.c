#include "html/svg.h"

void svg_length(struct buf *out, int length)
{
	int rest = length < 0 ? -(length % 10) : length % 10;

	if (length < 0)
		buf_put_byte(out, '-');
	buf_print(out, "%d", length < 0 ? -(length / 10) : length / 10);
	if (rest)
		buf_print(out, ".%d", rest);
}

static void put_point(struct buf *out, struct svg_point point)
{
	svg_length(out, point.x);
	buf_put_byte(out, ' ');
	svg_length(out, point.y);
}

void svg_attr(struct html *html, const char *name, int length)
{
	html_attr_bare(html, name);
	buf_put(html->out, STR("=\""));
	svg_length(html->out, length);
	buf_put_byte(html->out, '"');
}

static void put_class(struct html *html, struct str class)
{
	if (class.len)
		html_attr(html, "class", class);
}

static void put_words(struct html *html, const char *element, struct str id, struct str words)
{
	html_open(html, element);
	html_attr(html, "id", id);
	html_text(html, words);
	html_close(html, element);
}

void svg_open(struct html *html, struct arena *scratch, const struct svg_head *head)
{
	struct str title = str_print(scratch, "%.*s-title", STR_ARG(head->id));
	struct str words = str_print(scratch, "%.*s-words", STR_ARG(head->id));

	html_open(html, "svg");
	html_attr(html, "class", head->class);
	html_attr(html, "role", head->has_links ? STR("group") : STR("img"));
	html_attr(html, "aria-labelledby", title);
	html_attr(html, "aria-describedby", words);
	svg_attr(html, "width", head->width);
	svg_attr(html, "height", head->height);
	if (head->haloed)
		html_attr(html, "paint-order", STR("stroke"));
	html_attr_bare(html, "viewBox");
	buf_put(html->out, STR("=\"0 0 "));
	put_point(html->out, (struct svg_point){ head->width, head->height });
	buf_put_byte(html->out, '"');
	put_words(html, "title", title, head->title);
	put_words(html, "desc", words, head->words);
}

void svg_close(struct html *html)
{
	html_close(html, "svg");
}

void svg_group(struct html *html, struct str class)
{
	html_open(html, "g");
	put_class(html, class);
}

void svg_rect(
    struct html *html, struct str class, struct svg_point corner, int width, int height, int radius)
{
	html_open(html, "rect");
	put_class(html, class);
	svg_attr(html, "x", corner.x);
	svg_attr(html, "y", corner.y);
	svg_attr(html, "width", width);
	svg_attr(html, "height", height);
	if (radius)
		svg_attr(html, "rx", radius);
	html_close(html, "rect");
}

void svg_circle(struct html *html, struct str class, struct svg_point center, int radius)
{
	html_open(html, "circle");
	put_class(html, class);
	svg_attr(html, "cx", center.x);
	svg_attr(html, "cy", center.y);
	svg_attr(html, "r", radius);
	html_close(html, "circle");
}

void svg_polygon(struct html *html, struct str class, const struct svg_point *points, size_t count)
{
	html_open(html, "polygon");
	put_class(html, class);
	html_attr_bare(html, "points");
	buf_put(html->out, STR("=\""));
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_put_byte(html->out, ' ');
		put_point(html->out, points[i]);
	}
	buf_put_byte(html->out, '"');
	html_close(html, "polygon");
}

void svg_path(struct html *html, struct str class, struct str path)
{
	html_open(html, "path");
	put_class(html, class);
	html_attr(html, "d", path);
	html_close(html, "path");
}

static void put_step(struct buf *path, char letter, struct svg_point to)
{
	buf_put_byte(path, letter);
	put_point(path, to);
}

void svg_move(struct buf *path, struct svg_point to)
{
	put_step(path, 'M', to);
}

void svg_line(struct buf *path, struct svg_point to)
{
	put_step(path, 'L', to);
}

void svg_curve(struct buf *path, struct svg_point a, struct svg_point b, struct svg_point to)
{
	put_step(path, 'C', a);
	put_step(path, ' ', b);
	put_step(path, ' ', to);
}

void svg_arc(struct buf *path, int radius_x, int radius_y, bool far, struct svg_point to)
{
	put_step(path, 'A', (struct svg_point){ radius_x, radius_y });
	buf_print(path, " 0 %d 1 ", far);
	put_point(path, to);
}

void svg_end(struct buf *path)
{
	buf_put_byte(path, 'Z');
}
