"""The chat page. Gradio is imported here alone, and only by `app`, when the page is served."""
