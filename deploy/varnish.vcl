# Varnish 7 between the proxy that ends TLS and the gateway: keeps answers to GET until they are true no more.
#
#   varnishd -a readers=:80 -a orders=:8081 -f /etc/varnish/default.vcl -s malloc,256m
#
# Readers' requests come to "readers". What has changed is told to "orders", which nobody else may reach.
vcl 4.1;

import std;

backend default {
    .host = "gateway";
    .port = "8000";
    .connect_timeout = 3s;
    .first_byte_timeout = 60s;
    .probe = {
        .url = "/-/health";
        .interval = 2s;
        .timeout = 2s;
        .window = 3;
        .threshold = 2;
        .initial = 2;
    }
}

sub vcl_recv {
    if (local.socket == "orders") {
        call take_order;
    }
    if (req.method == "PURGE") {
        return (synth(405, "Method Not Allowed"));
    }
    if (req.restarts == 0) {
        unset req.http.X-Outlive;
        unset req.http.X-At-Least;
        unset req.http.X-Anew;
    }
    # A process of the gateway does one thing at a time: it is not to wait for a body that is under way. One that
    # is too long, it refuses by its length, unread.
    if (req.method == "POST" && req.url ~ "^/graphql/?(\?|$)" && std.integer(req.http.Content-Length, 0) <= 131072
        && !std.cache_req_body(128KB)) {
        return (synth(413, "Payload Too Large"));
    }
    # Everything but what the gateway answers to GET is the server's to say: the admin, pages, mutations, files.
    if ((req.method != "GET" && req.method != "HEAD") || req.url !~ "^/graphql/?(\?|$)") {
        return (pass);
    }
    # Who brings a key or a grant is answered by himself, and people are shown GraphiQL.
    if (req.http.Authorization || req.http.X-Page-Grant || req.http.Accept ~ "text/html") {
        return (pass);
    }
    unset req.http.Cookie;
    unset req.http.Accept-Language;
    if (!req.http.Accept || req.http.Accept ~ "^\s*\*/\*\s*$") {
        set req.http.Accept = "application/json";
    }
    if (req.http.Min-Content-Version) {
        if (req.http.Min-Content-Version !~ "^[0-9]{1,15}$") {
            return (pass);
        }
        # What is kept is compared with it, and serves others as well.
        set req.http.X-At-Least = req.http.Min-Content-Version;
        unset req.http.Min-Content-Version;
    }
    if (req.http.X-Anew) {
        set req.hash_always_miss = true;
    }
    # Nobody is shown an old answer, unless there is no other.
    if (std.healthy(req.backend_hint) && !req.http.X-Outlive) {
        set req.grace = 0s;
    } else {
        set req.grace = 10d;
    }
    return (hash);
}

sub take_order {
    if (req.method != "PURGE") {
        return (synth(405, "Method Not Allowed"));
    }
    if (!req.http.Purge-Tags) {
        return (purge);
    }
    if (req.http.Purge-Tags !~ "^[A-Za-z0-9_|-]+$") {
        return (synth(400, "Bad Request"));
    }
    ban("obj.http.Surrogate-Key ~ (^| )(" + req.http.Purge-Tags + ")( |$)");
    return (synth(200, "Purged"));
}

sub vcl_hash {
    # Answers hold addresses, with their scheme.
    hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_hit {
    if (req.http.X-At-Least && !req.http.X-Anew
        && std.integer(obj.http.X-Content-Version, 0) < std.integer(req.http.X-At-Least, 0)) {
        set req.http.X-Anew = "yes";
        return (restart);
    }
}

sub vcl_backend_fetch {
    if (bereq.http.X-At-Least) {
        set bereq.http.Min-Content-Version = bereq.http.X-At-Least;
    }
    unset bereq.http.X-At-Least;
    unset bereq.http.X-Anew;
    unset bereq.http.X-Outlive;
}

sub vcl_backend_response {
    # What is old is still better than nothing.
    if (bereq.is_bgfetch && beresp.status >= 500) {
        return (abandon);
    }
    if (bereq.uncacheable || beresp.status != 200 || beresp.http.Cache-Control !~ "s-maxage=[1-9]") {
        set beresp.uncacheable = true;
        return (deliver);
    }
    # How long it is kept, Varnish reads from s-maxage.
    set beresp.grace = std.duration(
        regsub(beresp.http.Cache-Control, "^.*stale-if-error=([0-9]+).*$", "\1") + "s", 0s);
    set beresp.http.Vary = regsub(beresp.http.Vary, ",\s*Min-Content-Version", "");
}

sub vcl_deliver {
    if (resp.status >= 500 && req.restarts == 0 && req.grace == 0s && req.method != "PURGE") {
        set req.http.X-Outlive = "yes";
        return (restart);
    }
    if (resp.http.Surrogate-Key) {
        set resp.http.X-Cache = "MISS";
        if (obj.hits > 0) {
            set resp.http.X-Cache = "HIT";
            if (req.http.X-Request-ID) {
                set resp.http.X-Request-Id = req.http.X-Request-ID;
            }
        }
        # What is meant for this cache, no cache behind it is to keep to: nobody tells it of changes.
        set resp.http.Cache-Control = regsuball(resp.http.Cache-Control, ", (s-maxage|stale-if-error)=[0-9]+", "");
        set resp.http.Vary = resp.http.Vary + ", Min-Content-Version";
        unset resp.http.Surrogate-Key;
        # It is as true as if it had been made now.
        unset resp.http.Age;
    }
    unset resp.http.Via;
    unset resp.http.X-Varnish;
}
