// The elements' own words. Everything else comes from the gateway, in the best language that it has.

const en = {
  comma: ", ", now: "Now", next: "Next", day: "Day", room: "Room", theme: "Theme", language: "Language", all: "All",
  cancelled: "Cancelled", proposed: "To be confirmed", online: "Online", noDay: "Day to be announced",
  noTime: "Time to be announced", calendar: "Add to calendar", whole: "Add the programme to your calendar",
  replay: "Watch again", hall: "Times: {zone}", yours: "yours, {zone}, below", interpreted: "interpreted into",
  count: "{shown} of {total} sessions", none: "No session matches.", reset: "Show all", of: "{what}: {title}",
  days: "days", hours: "hours", minutes: "minutes", seconds: "seconds",
  ongoing: "Taking place now", past: "Took place", postponed: "Postponed", upcoming: "Upcoming",
  open: "Open", scheduled: "Opens {date}", closed: "Closed", until_: "Until {date}", yourTime: "{time} your time",
  respond: "Read the call", inPerson: "In person", hybrid: "On site and online",
  speakers: "Speakers", partners: "Partners", editions: "Editions", programme: "Programme", filters: "Narrow the programme",
};

/** @typedef {typeof en} Words */

/** @type {Words} */
const fr = {
  comma: ", ", now: "En ce moment", next: "Ensuite", day: "Jour", room: "Salle", theme: "Thème", language: "Langue", all: "Tous",
  cancelled: "Annulé", proposed: "À confirmer", online: "En ligne", noDay: "Jour à annoncer",
  noTime: "Heure à annoncer", calendar: "Ajouter à l’agenda", whole: "Ajouter le programme à votre agenda",
  replay: "Revoir", hall: "Heures : {zone}", yours: "les vôtres, {zone}, en dessous", interpreted: "interprété en",
  count: "{shown} sessions sur {total}", none: "Aucune session ne correspond.", reset: "Tout afficher", of: "{what} : {title}",
  days: "jours", hours: "heures", minutes: "minutes", seconds: "secondes",
  ongoing: "En cours", past: "A eu lieu", postponed: "Reporté", upcoming: "À venir",
  open: "Ouvert", scheduled: "Ouvre le {date}", closed: "Clos", until_: "Jusqu’au {date}", yourTime: "{time} chez vous",
  respond: "Lire l’appel", inPerson: "Sur place", hybrid: "Sur place et en ligne",
  speakers: "Intervenants", partners: "Partenaires", editions: "Éditions", programme: "Programme", filters: "Affiner le programme",
};

/** @type {Words} */
const ar = {
  comma: "، ", now: "الآن", next: "التالي", day: "اليوم", room: "القاعة", theme: "الموضوع", language: "اللغة", all: "الكل",
  cancelled: "ملغاة", proposed: "قيد التأكيد", online: "عبر الإنترنت", noDay: "يُعلن اليوم لاحقًا",
  noTime: "يُعلن الوقت لاحقًا", calendar: "أضف إلى التقويم", whole: "أضف البرنامج إلى تقويمك",
  replay: "شاهد التسجيل", hall: "التوقيت: {zone}", yours: "وتوقيتك، {zone}، أدناه", interpreted: "ترجمة فورية إلى",
  count: "{shown} من أصل {total} من الجلسات", none: "لا توجد جلسة مطابقة.", reset: "عرض الكل", of: "{what}: {title}",
  days: "أيام", hours: "ساعات", minutes: "دقائق", seconds: "ثوانٍ",
  ongoing: "يُعقد الآن", past: "انعقد", postponed: "مؤجل", upcoming: "قادم",
  open: "مفتوحة", scheduled: "تُفتح {date}", closed: "مغلقة", until_: "حتى {date}", yourTime: "{time} بتوقيتك",
  respond: "اقرأ الدعوة", inPerson: "حضوريًا", hybrid: "حضوريًا وعبر الإنترنت",
  speakers: "المتحدثون", partners: "الشركاء", editions: "الدورات", programme: "البرنامج", filters: "تصفية البرنامج",
};

/** @type {Record<string, Words>} */
const WORDS = { en, fr, ar };

/** @param {string} language */
export function wordsIn(language) {
  return WORDS[language] ?? en;
}

/**
 * Return which of our languages an element speaks: what it says itself, else what the page around it speaks.
 *
 * @param {Element} element
 */
export function languageOf(element) {
  const said = element.getAttribute("locale") || element.closest("[lang]")?.getAttribute("lang") || "";
  const language = (said.toLowerCase().split(/[-_]/, 1)[0]) ?? "";
  return Object.hasOwn(WORDS, language) ? language : "en";
}

/**
 * Return a phrase with its gaps filled.
 *
 * @param {string} phrase
 * @param {Record<string, string | number>} gaps
 */
export function filled(phrase, gaps) {
  return phrase.replace(/\{(\w+)\}/g, (gap, name) => String(gaps[name] ?? gap));
}
