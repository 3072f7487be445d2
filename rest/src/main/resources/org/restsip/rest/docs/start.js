SwaggerUIBundle({
  url: '/openapi',
  dom_id: '#api',
  deepLinking: true,
  displayRequestDuration: true,
  validatorUrl: null, // nothing is sent elsewhere
});
