/* Loaded before xdg-desktop-portal-wlr where there is no graphics card.
 *
 * Version 0.7 of that portal streams nothing unless the compositor offers buffers of a graphics
 * card (its issue 289), though it then takes plain memory all the same. So it is told of such an
 * offer; nothing else is changed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <string.h>

#define XRGB8888 0x34325258

struct frame_listener {
	void (*buffer)(void *, void *, uint32_t, uint32_t, uint32_t, uint32_t);
	void (*flags)(void *, void *, uint32_t);
	void (*ready)(void *, void *, uint32_t, uint32_t, uint32_t);
	void (*failed)(void *, void *);
	void (*damage)(void *, void *, uint32_t, uint32_t, uint32_t, uint32_t);
	void (*linux_dmabuf)(void *, void *, uint32_t, uint32_t, uint32_t);
	void (*buffer_done)(void *, void *);
};

static const struct frame_listener *theirs;
static struct frame_listener ours;

static void offer_both(void *data, void *frame, uint32_t format, uint32_t width, uint32_t height,
		uint32_t stride) {
	theirs->buffer(data, frame, format, width, height, stride);
	theirs->linux_dmabuf(data, frame, XRGB8888, width, height);
}

int wl_proxy_add_listener(void *proxy, void (**listener)(void), void *data) {
	int (*add_listener)(void *, void (**)(void), void *) = dlsym(RTLD_NEXT, __func__);
	const char *(*class_of)(void *) = dlsym(RTLD_NEXT, "wl_proxy_get_class");
	if (strcmp(class_of(proxy), "zwlr_screencopy_frame_v1") == 0) {
		theirs = (const struct frame_listener *)listener;
		ours = *theirs;
		ours.buffer = offer_both;
		listener = (void (**)(void))&ours;
	}
	return add_listener(proxy, listener, data);
}
