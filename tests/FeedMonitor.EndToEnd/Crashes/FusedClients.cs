using Azure.Core;
using Azure.Core.Pipeline;

namespace FeedMonitor.EndToEnd.Crashes;

/// <summary>Puts a fuse on the wire to Azurite: each request is a read or a write.</summary>
internal sealed class FusedClients(Fuse fuse) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head)
        {
            fuse.Read();
        }
        else
        {
            fuse.Write();
        }
    }
}
