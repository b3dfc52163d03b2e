"""From pages to files: jobs (plain data), notebooks run by papermill, the page template, the portal, the manifest."""
