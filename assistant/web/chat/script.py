"""The little script that the conversation needs beside Gradio's own. No part of it reads or writes HTML."""

from __future__ import annotations

# A click on anything that carries data-act becomes an event for Python: "submit" asks a question, "select" turns the panel.
_CLICKS = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act]');
  if (!button) return;
  const wish = {...button.dataset};
  if (wish.act === 'open' || wish.act === 'document') {
    if (!button.closest('.reader')) window.policyOrigin = wish;
  }
  // Below 820 pixels the list stands under the conversation, out of view.
  if (wish.act === 'list') document.querySelector('#side').scrollIntoView({block: 'nearest'});
  trigger(wish.act === 'ask' ? 'submit' : 'select', wish);
});
"""

# A new question goes to the top of the view, so that its answer is read from the beginning while it appears.
CONVERSATION = (
    _CLICKS
    + """
// Not on a phone: there the focus would raise the keyboard over the page.
const begin = () => {
  const field = document.querySelector('#question textarea');
  if (field) field.focus({preventScroll: true});
  else requestAnimationFrame(begin);
};
if (matchMedia('(min-width: 821px)').matches) begin();
let turns = 0;
watch('value', () => {
  const all = element.querySelectorAll('.turn');
  if (all.length > turns) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    all[all.length - 1].scrollIntoView({block: 'start', behavior: calm ? 'auto' : 'smooth'});
  }
  turns = all.length;
});
"""
)

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
