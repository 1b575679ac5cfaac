using FeedMonitor.Testing;

// All tests of this assembly share one Azurite; each has tables, queues and containers of its own.
[assembly: AssemblyFixture(typeof(AzuriteFixture))]
