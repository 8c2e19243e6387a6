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
{
document.documentElement.dataset.place = (new URLSearchParams(location.search).get('place') || '').match(/^[a-z]+$/)?.[0] || 'chat';
// A server that cannot be reached is said calmly until it is back; one that was started anew gets a fresh page.
const plainly = window.fetch.bind(window);
const reached = (well) => {
  if (!well && !document.documentElement.hasAttribute('data-offline')) setTimeout(retry, 2000);
  document.documentElement.toggleAttribute('data-offline', !well);
};
const retry = () => plainly('gradio_api/app_id').then((answer) => answer.json()).then(
  (now) => now.app_id === window.gradio_config.app_id ? reached(true) : location.reload(), () => setTimeout(retry, 2000));
window.fetch = (...sent) => plainly(...sent).catch((error) => {
  if (error instanceof TypeError) reached(false);
  throw error;
});
addEventListener('offline', () => reached(false));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();
}, true);
}
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
// What the first address asks for waits until the page has been dressed: two answers at once could overtake each other.
let waiting = location.search;
const show = (search, open) => {
  const wanted = new URLSearchParams(search).get('place');
  document.documentElement.dataset.place = known().includes(wanted) ? wanted : 'chat';
  mark();
  if (open) trigger('select', {href: search});
};
const begin = () => {
  if ([...new URLSearchParams(waiting).keys()].some((key) => key !== 'place')) show(waiting, true);
};
document.addEventListener('click', (event) => {
  const a = event.target.closest('a[data-go]');
  if (!a || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  waiting = '';
  // The way to a place leads to what stood there last.
  const place = new URLSearchParams(a.search).get('place');
  const last = a.classList.contains('way') && document.querySelector('#place-' + place + ' [data-address]');
  history.pushState(null, '', last ? last.dataset.address : a.search);
  show(a.search, !last);
  scrollTo(0, 0);
});
addEventListener('popstate', () => { waiting = ''; show(location.search, true); });
watch('value', mark);
show(waiting, false);
if (window.policyDressed) begin();
else addEventListener('policy-dressed', begin, {once: true});
"""

# After the page was dressed in the language of the last visit.
DRESSED = "() => { window.policyDressed = true; dispatchEvent(new Event('policy-dressed')); }"

# What a place shows after an event of its own goes into the address, so that the address can be kept: data-address.
ADDRESS = """
watch('value', () => {
  const state = element.querySelector('[data-address]');
  if (state && element.closest('.place')?.id === 'place-' + document.documentElement.dataset.place)
    history.replaceState(null, '', state.dataset.address);
});
"""
