"""The little script that the conversation needs beside Gradio's own. No part of it reads or writes HTML."""

from __future__ import annotations

# A click on anything that carries data-act, and a form that is sent, become an event for Python, with what the element
# carries. "submit" asks a question, "select" turns the panel. Copying and changing a question happen here at once.
_CLICKS = """
const field = () => document.querySelector('#question textarea');
const fill = (text) => {
  field().value = text;
  field().dispatchEvent(new Event('input', {bubbles: true}));
};
const copy = async (text) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Served over plain http in an office there is no clipboard but the old one.
  const carrier = document.body.appendChild(document.createElement('textarea'));
  carrier.value = text;
  carrier.select();
  const done = document.execCommand('copy');
  carrier.remove();
  if (!done) throw new Error('not copied');
};
const events = {ask: 'submit', retry: 'submit', facts: 'submit', up: 'judge', down: 'judge', comment: 'judge',
  role: 'role', edit: 'edit', cancel: 'edit'};
element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-act]');
  if (!button) return;
  const wish = {...button.dataset};
  if (wish.act === 'copy') {
    const say = (words) => { button.nextElementSibling.textContent = words; };
    copy(wish.text).then(() => say(wish.done), () => say(wish.failed)).finally(() => button.focus());
    return;
  }
  if (wish.act === 'open' || wish.act === 'document') {
    if (!button.closest('.reader')) window.policyOrigin = wish;
  }
  if (wish.act === 'edit') {
    fill(button.closest('.turn').querySelector('.asked p').textContent);
    field().focus();
  }
  if (wish.act === 'cancel') field().focus();
  // Below 820 pixels the list stands under the conversation, out of view.
  if (wish.act === 'list') document.querySelector('#side').scrollIntoView({block: 'nearest'});
  trigger(events[wish.act] || 'select', wish);
});
element.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-act]');
  if (!form) return;
  event.preventDefault();
  trigger(events[form.dataset.act], {...form.dataset, said: Object.fromEntries(new FormData(form))});
});
"""
CLICKS = _CLICKS

# The field: what is typed survives a page that has to be loaded anew.
CONVERSATION = (
    _CLICKS
    + """
const begin = () => {
  if (!field()) return requestAnimationFrame(begin);
  const kept = sessionStorage.getItem('policy-question');
  if (kept && !field().value) fill(kept);
  field().addEventListener('input', () => sessionStorage.setItem('policy-question', field().value));
  // Not on a phone: there the focus would raise the keyboard over the page.
  if (matchMedia('(min-width: 821px)').matches) field().focus({preventScroll: true});
};
begin();
"""
)

# What changed in the conversation arrives here, unseen, and is put in its place: of a turn that stands there already only
# what differs, so that what a reader has unfolded, written or reached by keyboard stays as it is. A new question goes to
# the top of the view, so that its answer is read from the beginning while it appears.
CHANGE = """
const settle = (old, fresh) => {
  for (const {name, value} of [...fresh.attributes]) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const {name} of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  const standing = [...old.childNodes];
  const wanted = [...fresh.childNodes];
  wanted.forEach((node, at) => {
    const there = standing[at];
    if (!there) old.append(node);
    else if (there.isEqualNode(node)) return;
    else if (node.nodeType === 1 && there.nodeName === node.nodeName && there.className === node.className) settle(there, node);
    else there.replaceWith(node);
  });
  standing.slice(wanted.length).forEach((node) => node.remove());
};
watch('value', () => {
  const fresh = element.querySelector('.turns');
  const list = document.querySelector('#conversation .turns');
  if (!fresh || !list) return;
  for (const name of ['lang', 'aria-label']) list.setAttribute(name, fresh.getAttribute(name));
  const {first, last, whole} = fresh.dataset;
  if (whole !== undefined) settle(list, fresh);
  else for (const turn of [...fresh.children]) {
    const there = list.querySelector(`.turn[data-number="${turn.dataset.number}"]`);
    const asked = turn.querySelector('.asked p').textContent;
    const stood = there?.querySelector('.asked p').textContent;
    list.querySelector('.welcome')?.remove();
    if (there) {
      settle(there, turn);
      there.querySelector('[aria-invalid]')?.focus();
    } else {
      list.append(turn);
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      turn.scrollIntoView({block: 'start', behavior: calm ? 'auto' : 'smooth'});
    }
    // The field is emptied once its question stands here, unless the reader has typed on.
    const box = document.querySelector('#question textarea');
    if (asked !== stood && box.value.trim() === asked) {
      box.value = '';
      box.dispatchEvent(new Event('input', {bubbles: true}));
      sessionStorage.removeItem('policy-question');
    }
  }
  for (const turn of list.querySelectorAll('.turn'))
    if (+turn.dataset.number < +first || +turn.dataset.number > +last) turn.remove();
  element.replaceChildren(); // nothing stands in the page twice
});
"""

# Questions offered while typing: a combobox with a list box. Enter always sends what stands in the field; on an option, the
# option. Nothing happens while a Chinese input method composes, and nothing waits for the server.
SUGGEST = """
const box = () => document.querySelector('#question textarea');
const options = () => [...element.querySelectorAll('[role=option]')].filter((option) => option.offsetParent);
let asked = 0;
let timer = 0;
let at = -1;
const mark = (next) => {
  at = next;
  options().forEach((option, place) => option.setAttribute('aria-selected', String(place === at)));
  const chosen = options()[at];
  if (chosen) box().setAttribute('aria-activedescendant', chosen.id);
  else box().removeAttribute('aria-activedescendant');
};
const show = (html) => {
  props.value = html;
  at = -1;
  box().removeAttribute('aria-activedescendant');
  box().setAttribute('aria-expanded', String(html !== ''));
};
const close = () => {
  clearTimeout(timer);
  asked += 1;
  if (props.value) show('');
};
const take = (option) => {
  box().value = option.textContent;
  box().dispatchEvent(new Event('input', {bubbles: true}));
  close();
};
const look = () => {
  clearTimeout(timer);
  const typed = box().value.trim();
  if (!typed || typed.length > 60 || typed.includes('\\n')) return close();
  timer = setTimeout(async () => {
    const mine = ++asked;
    try {
      const html = await server.complete({typed, language: document.documentElement.lang});
      if (mine === asked && document.activeElement === box()) show(html);
    } catch { if (mine === asked) close(); } // typing goes on without
  }, 150);
};
const press = (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  const count = options().length;
  if (event.key === 'Enter' && !event.shiftKey) {
    if (at >= 0) take(options()[at]);
    close();
  } else if (!count) return;
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    mark(event.key === 'ArrowDown' ? (at + 2) % (count + 1) - 1 : (at + count + 1) % (count + 1) - 1);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    close();
  } else if (event.key === 'Tab' && at >= 0 && !event.shiftKey) {
    event.preventDefault();
    take(options()[at]);
  }
};
const begin = () => {
  if (!box()) return requestAnimationFrame(begin);
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'],
    ['aria-controls', 'suggestions'], ['autocomplete', 'off']]) box().setAttribute(name, value);
  box().addEventListener('input', (event) => event.isTrusted && !event.isComposing && look());
  box().addEventListener('compositionend', look);
  box().addEventListener('keydown', press, true);
  box().addEventListener('blur', close);
};
begin();
element.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps the focus
element.addEventListener('click', (event) => {
  const option = event.target.closest('[role=option]');
  if (!option) return;
  take(option);
  document.querySelector('#send').click();
});
"""

# Opening a clause scrolls to the quotation and moves the focus into the reader; Escape or going back returns the focus.
PANEL = (
    _CLICKS
    + """
element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && element.querySelector('.reader')) trigger('select', {act: 'back'});
});
let open = '';
let listed = '';
watch('value', () => {
  const reader = element.querySelector('.reader');
  const quote = element.querySelector('#quote');
  const now = reader ? reader.textContent.length + ':' + (quote ? quote.textContent : '') : '';
  if (reader && now !== open) {
    reader.querySelector('h2').focus({preventScroll: true});
    if (quote) quote.scrollIntoView({block: 'center'});
    else reader.scrollIntoView({block: 'start'});
  } else if (!reader && open) {
    const from = window.policyOrigin || {};
    const same = [...document.querySelectorAll('[data-act="' + (from.act || '') + '"]')].find(
      (button) => button.dataset.turn === from.turn && button.dataset.n === from.n && button.dataset.doc === from.doc);
    if (same) same.focus();
  }
  // Other sources than before: begin at the first.
  const about = element.querySelector('.about')?.textContent || '';
  if (!reader && about !== listed) element.closest('#side').scrollTop = 0;
  if (!reader) listed = about;
  open = now;
});
"""
)

# A native date field: the calendar of the browser, in the reader's language, usable by keyboard and on a phone.
DATE = """
const field = element.querySelector('input');
field.addEventListener('change', () => { props.value = field.value; trigger('input'); });
"""
DATE_TEMPLATE = """<label class="day"><span>{{caption}}</span><input type="date" value="{{value}}" min="2000-01-01" max="2099-12-31"><small>{{hint}}</small></label>"""
