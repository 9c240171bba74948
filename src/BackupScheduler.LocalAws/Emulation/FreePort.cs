using System.Net;
using System.Net.Sockets;

namespace BackupScheduler.LocalAws.Emulation;

internal static class FreePort
{
    /// <summary>A port that was free a moment ago; the caller tries again with another one if it is lost meanwhile.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
