"""The little script of the staff view. No part of it reads or writes HTML."""

from __future__ import annotations

from assistant.web.script import ADDRESS

# Clicks become events for Python, with the days that stand in the fields; copying is the browser's. What was clicked is drawn anew: the focus goes to the heading.
BOARD = (
    """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act]');
  if (!button) return;
  const [from, to] = [...element.querySelectorAll('input[type=date]')].map((field) => field.value);
  if (button.dataset.act !== 'copy') return trigger('select', {...button.dataset, from, to});
  const text = element.querySelector('#staff-draft');
  getSelection().selectAllChildren(text);
  if (document.execCommand('copy')) button.textContent = button.dataset.done;
});
watch('value', () => {
  const at = document.activeElement;
  const lost = !at || at === document.body || at.closest('#staff-door');
  if (lost && document.documentElement.dataset.place === 'staff') element.querySelector('h2')?.focus({preventScroll: true});
});
"""
    + ADDRESS
)

# A file comes as a link that holds it: nothing is left on the server's disk.
FILE = "watch('value', () => element.querySelector('a')?.click());"
