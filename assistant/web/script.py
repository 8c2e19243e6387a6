"""The little script that the frame needs beside Gradio's own. No part of it reads or writes HTML."""

from __future__ import annotations

# Title and language of the document follow the switch, so that a screen reader pronounces the page rightly.
HEADER = """
const settle = () => {
  const brand = element.querySelector('.brand');
  if (!brand) return;
  document.documentElement.lang = brand.lang;
  document.title = brand.dataset.title;
};
settle();
watch('value', settle);
"""

# The place is known before anything is drawn, so that no other flashes up.
# Enter that only confirms the candidate of a Chinese input method must not send the question.
HEAD = """
<script>
document.documentElement.dataset.place = (new URLSearchParams(location.search).get('place') || '').match(/^[a-z]+$/)?.[0] || 'chat';
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();
}, true);
</script>
"""

# Every place and state has an address. A plain click on a link of ours goes there without loading the page anew.
ROUTER = """
const known = () => [...element.querySelectorAll('a[data-go]')].map((a) => new URLSearchParams(a.search).get('place'));
const mark = () => {
  const here = document.documentElement.dataset.place || 'chat';
  for (const a of element.querySelectorAll('a[data-go]'))
    if (new URLSearchParams(a.search).get('place') === here) a.setAttribute('aria-current', 'page');
    else a.removeAttribute('aria-current');
};
const show = (search, fetch) => {
  const query = new URLSearchParams(search);
  const wanted = query.get('place');
  document.documentElement.dataset.place = known().includes(wanted) ? wanted : 'chat';
  mark();
  if (fetch) trigger('select', {href: search});
};
document.addEventListener('click', (event) => {
  const a = event.target.closest('a[data-go]');
  if (!a || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  // The way to a place leads to what stood there last.
  const place = new URLSearchParams(a.search).get('place');
  const last = a.classList.contains('way') && document.querySelector('#place-' + place + ' [data-address]');
  history.pushState(null, '', last ? last.dataset.address : a.search);
  if (last) { document.documentElement.dataset.place = place; mark(); }
  else show(a.search, true);
  scrollTo(0, 0);
});
addEventListener('popstate', () => show(location.search, true));
watch('value', mark);
// What the first address asks for is fetched when the page is dressed: the two at once would overwrite each other.
const first = location.search;
const begin = () => {
  if ([...new URLSearchParams(first).keys()].some((key) => key !== 'place')) show(first, true);
};
show(first, false);
if (window.policyDressed) begin();
else addEventListener('policydressed', begin, {once: true});
"""

# After the page was dressed in the language of the last visit.
DRESSED = "() => { window.policyDressed = true; dispatchEvent(new Event('policydressed')); }"

# What a place shows after an event of its own goes into the address, so that the address can be kept: data-address.
ADDRESS = """
watch('value', () => {
  const state = element.querySelector('[data-address]');
  if (state && element.closest('.place')?.id === 'place-' + document.documentElement.dataset.place)
    history.replaceState(null, '', state.dataset.address);
});
"""
