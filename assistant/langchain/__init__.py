"""The assistant as parts for LangChain: a retriever, tools, a runnable. The only folder that imports langchain.

    from assistant.langchain.retriever import PolicyRetriever
    from assistant.langchain.runnable import policy_runnable
    from assistant.langchain.tools import policy_tools

docs/agents.md shows an agent built from them.
"""
