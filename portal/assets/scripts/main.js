// What a script adds; every page works without it.

import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { PasswordInput } from "govuk-frontend/dist/govuk/components/password-input/password-input.mjs";

import { countSegments } from "./segments.js";
import { Leave } from "./leave.js";
import { keepLive } from "./live.js";
import { sendOnce } from "./send.js";

const each = (selector, start) => document.querySelectorAll(selector).forEach((element) => start(element));

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

each('[data-module="govuk-exit-this-page"]', (element) => new Leave(element));
each('[data-module="govuk-error-summary"]', (element) => new ErrorSummary(element));
each('[data-module="govuk-password-input"]', (element) => new PasswordInput(element));
each("[data-live]", keepLive);
each("[data-segments]", countSegments);
each("form[method=post]", sendOnce);
