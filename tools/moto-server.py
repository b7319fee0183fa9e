"""moto's server (`moto_server`) for one run, without the work that it would do again for every request.

What it answers is the same. It keeps what it reads of its own installation, makes the services ready beside the first requests, lets a
client go on with its connection, works on one request at a time, since its backends are not made for more, and tells of no single one.

Usage: .tools/moto/bin/python tools/moto-server.py HOST PORT
"""

import contextlib
import functools
import gc
import io
import os
import selectors
import signal
import sys
import threading
import types

from moto import backends
from moto.core import base_backend, responses, routing, utils
from moto.moto_server import werkzeug_app
from werkzeug import serving

# By moto's names for them, in the order in which a deployment comes to them.
SERVICES = [
    "ec2",
    "iam",
    "kms",
    "s3",
    "logs",
    "rds",
    "elb",
    "elbv2",
    "autoscaling",
    "cloudwatch",
    "elasticache",
    "eks",
    "acm",
    "resourcegroupstaggingapi",
    "route53",
    "cloudfront",
    "sns",
    "sqs",
    "awslambda",
    "secretsmanager",
    "events",
    "wafv2",
    "cloudtrail",
    "budgets",
    "ce",
]

# A handler that calls the server itself, and waits for the answer, must not wait for ever.
PATIENCE_SECONDS = 10


def keep_what_is_read():
    """Lists its modules once, not for each request, and reads each model of a service once, not for each that asks."""
    backends.list_of_moto_modules = functools.cache(lambda listed=backends.list_of_moto_modules: list(listed()))
    responses.method_names_from_class = functools.cache(responses.method_names_from_class)
    loader = utils.create_loader()
    utils.create_loader = lambda: loader
    session = base_backend.AccountSpecificBackend.get_session()
    session._session.register_component("data_loader", loader)


def make_no_needless_keys():
    """A symmetric key has no use for the RSA key that moto gives each: one serves all."""
    from moto.kms import models as kms

    generate = kms.generate_private_key
    spare = functools.cache(lambda: generate("SYMMETRIC_DEFAULT"))
    kms.generate_private_key = lambda spec: spare() if spec == "SYMMETRIC_DEFAULT" else generate(spec)


def load_ahead(application):
    """Makes the services ready beside the first requests."""
    make_no_needless_keys()
    for service in SERVICES:
        with application.lock:
            if service not in application.app_instances:
                application.app_instances[service] = application.create_app(service)
        with contextlib.suppress(Exception):  # Some go by no model, or by one of another name.
            name = responses.boto3_service_name.get(service, service)
            utils.get_service_model(name)
            routing.get_service_router(name)


class OneAtATime:
    def __init__(self, application):
        self.application = application
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        has_lock = self.lock.acquire(timeout=PATIENCE_SECONDS)
        try:
            return self.application(environ, start_response)
        finally:
            if has_lock:
                self.lock.release()


class Handler(werkzeug_app.MotoRequestHandler):
    """Answers all requests of a connection, where werkzeug's own closes it after the first."""

    protocol_version = "HTTP/1.1"
    # Headers and body leave together: apart, the second would wait until the first is acknowledged.
    wbufsize = -1
    is_read = False

    def make_environ(self):
        environ = super().make_environ()
        self.is_read = "HTTP_TRANSFER_ENCODING" not in environ
        if self.is_read:
            # To the end, whether or not it is asked for: the next request begins there.
            environ["wsgi.input"] = io.BytesIO(self.rfile.read(int(environ.get("CONTENT_LENGTH") or 0)))
        return environ

    def send_header(self, keyword, value):
        if keyword != "Connection" or not self.is_read:
            super().send_header(keyword, value)

    def log_request(self, code="-", size="-"):
        pass


class NothingLeft(selectors.SelectSelector):
    """What a request left unread is looked for by werkzeug, and would be the next request."""

    def select(self, timeout=None):
        return []


def main(host, port):
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    gc.set_threshold(50_000, 20, 100)
    keep_what_is_read()
    serving.selectors = types.SimpleNamespace(DefaultSelector=NothingLeft, EVENT_READ=selectors.EVENT_READ)
    application = werkzeug_app.DomainDispatcherApplication(werkzeug_app.create_backend_app)
    application.get_backend_for_host = functools.cache(application.get_backend_for_host)
    threading.Thread(target=load_ahead, args=(application,), daemon=True).start()
    serving.run_simple(host, port, OneAtATime(application), threaded=True, request_handler=Handler)


main(sys.argv[1], int(sys.argv[2]))
