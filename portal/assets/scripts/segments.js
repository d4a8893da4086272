// How many texts a reply will be, while it is written. The server counts again when it is sent.
//
//   <textarea data-segments="meter-id" ...></textarea>
//   <p id="meter-id" data-segments-one="..." data-segments-many="..."></p>
//
// The sentences come from the page, already in its language, with %(texts)s, %(used)s and %(room)s to fill in.

const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENDED = new Set("^{}\\[~]|€\f");
// Marks that the sender turns into plain ones without loss.
const PLAINER = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " " };

function units(text) {
  let used = 0;
  for (const letter of text) {
    if (BASIC.has(letter)) used += 1;
    else if (EXTENDED.has(letter)) used += 2;
    else return null;
  }
  return used;
}

/** Count `text` as it would be sent: how many texts, letters used, and letters that fit in that many texts. */
export function count(text) {
  const plain = [...text].map((letter) => PLAINER[letter] ?? letter).join("");
  const basic = units(plain);
  const used = basic ?? text.length;
  const [single, joined] = basic === null ? [70, 67] : [160, 153];
  const texts = used <= single ? 1 : Math.ceil(used / joined);
  return { texts, used, room: texts === 1 ? single : texts * joined };
}

export function countSegments(box) {
  const meter = document.getElementById(box.dataset.segments);
  if (!meter) return;
  const show = () => {
    const found = count(box.value);
    const sentence = found.texts === 1 ? meter.dataset.segmentsOne : meter.dataset.segmentsMany;
    meter.textContent = sentence.replace(/%\((\w+)\)s/g, (_, name) => String(found[name]));
  };
  box.addEventListener("input", show);
  show();
}
