"""The assistant over HTTP: its own API and an OpenAI-compatible one. The only folder that imports FastAPI and uvicorn."""
