"""A whole journal as lines of JSON, its history included, and such lines taken in again."""
