using FeedMonitor.Functions;
using FeedMonitor.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

ProcessCulture.MakeInvariant();
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddFeedMonitor();
builder.Build().Run();
