"""The little script that the library needs beside Gradio's own. No part of it reads or writes HTML."""

from __future__ import annotations

from assistant.web.script import ADDRESS

# Within an open document nothing has to be fetched: the outline scrolls to its clause, the finder to the next place found.
STAGE = (
    ADDRESS
    + """
const root = () => element.querySelector('[data-address]');
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const wide = matchMedia('(min-width: 821px)').matches;
const go = (part) => part.scrollIntoView({block: 'start', behavior: calm ? 'auto' : 'smooth'});
const keep = (search, step) => {
  root().dataset.address = search;
  history[step](null, '', search);
};
// The clause that is being read: the last one that begins above this line, below where clauses and marks are scrolled to.
let waiting = false;
let read = null;
const mark = () => {
  waiting = false;
  if (!element.querySelector('.outline') || !element.offsetParent) return;
  const line = 0.42 * innerHeight;
  let here = null;
  for (const clause of element.querySelectorAll('.clause'))
    if (clause.getBoundingClientRect().top <= line) here = clause;
    else break;
  for (const a of element.querySelectorAll('.outline a')) {
    const current = here && 'clause-' + a.dataset.to === here.id;
    if (!current) a.removeAttribute('aria-current');
    else if (a !== read) {
      read = a;
      a.setAttribute('aria-current', 'location');
      const list = a.closest('.outline nav');
      list.scrollTop += a.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
    }
  }
};
document.addEventListener('scroll', () => {
  if (!waiting) requestAnimationFrame(mark);
  waiting = true;
}, {capture: true, passive: true});
const step = (by) => {
  const count = new Set([...element.querySelectorAll('mark.hit')].map((part) => part.dataset.hit)).size;
  if (!count) return;
  const hit = (Number(root().dataset.hit) - 1 + by + count) % count + 1;
  root().dataset.hit = hit;
  element.querySelector('.finder .at').textContent = hit;
  const parts = element.querySelectorAll('mark.hit');
  for (const part of parts) part.classList.toggle('current', Number(part.dataset.hit) === hit);
  const first = [...parts].find((part) => part.classList.contains('current'));
  go(first);
  if (!by) return;
  const query = new URLSearchParams(root().dataset.address);
  query.set('hit', hit);
  keep('?' + query, 'replaceState');
};
const copy = async (button) => {
  const told = root().querySelector('[role=status].unseen');
  const words = button.textContent;
  let done = root().dataset.copied;
  try { await navigator.clipboard.writeText(new URL(button.dataset.href, location.href).href); }
  catch { keep(button.dataset.href, 'replaceState'); done = root().dataset.uncopied; }
  button.textContent = told.textContent = done;
  setTimeout(() => { button.textContent = words; told.textContent = ''; }, 2500);
};
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act]');
  if (button?.dataset.act === 'copy') copy(button);
  if (button?.dataset.act === 'step') step(Number(button.dataset.by));
  const a = event.target.closest('a[data-to]');
  if (!a || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();  // the router would fetch the document anew
  keep(a.search, 'pushState');
  element.querySelector('.clause.target')?.classList.remove('target');
  const clause = element.querySelector('#clause-' + a.dataset.to);
  clause.classList.add('target');
  clause.focus({preventScroll: true});
  go(clause);
});
// How high the line is that stays in view: what is scrolled to must come to stand below it.
const measure = () => {
  const strip = element.querySelector('.strip');
  if (strip && element.offsetParent) root().style.setProperty('--strip', strip.offsetHeight + 'px');
};
addEventListener('resize', measure);
let visit = '';
watch('value', () => {
  const now = root();
  measure();
  for (const part of element.querySelectorAll('details[data-wide]')) part.open = wide;
  const come = now && now.dataset.visit !== visit;
  if (come) {
    visit = now.dataset.visit;
    const part = now.querySelector('#at-place, .clause.target');
    const searching = element.closest('.place').contains(document.activeElement) && document.activeElement.matches('input, textarea');
    if (!searching) (now.querySelector('.clause.target') || now.querySelector('h2')).focus({preventScroll: true});
    if (part) part.scrollIntoView({block: 'start'});
    else if (now.dataset.hit > 0) step(0);
    else now.closest('.place').scrollTop = 0;
  }
  mark();
});
"""
)
