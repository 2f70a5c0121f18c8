"""The pages, mails, documents and files that were seen."""
