// Reads a JSON list of {token, url, params}, writes the signature of each by Twilio's own SDK.
const { getExpectedTwilioSignature } = require("twilio/lib/webhooks/webhooks");

const requests = JSON.parse(require("fs").readFileSync(0, "utf8"));
const signatures = requests.map(({ token, url, params }) => getExpectedTwilioSignature(token, url, params));
process.stdout.write(JSON.stringify(signatures));
