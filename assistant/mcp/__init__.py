"""The assistant for programs that speak the Model Context Protocol. The only folder that imports its SDK."""
