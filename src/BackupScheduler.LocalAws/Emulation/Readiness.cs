using System.Net.Sockets;

namespace BackupScheduler.LocalAws.Emulation;

internal static class Readiness
{
    /// <summary>True once the server answers as moto 5 does; false when it has exited or the time is over.</summary>
    public static async Task<bool> WaitAsync(
        Uri address, Task exited, TimeSpan timeout, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(timeout);
        try
        {
            while (!exited.IsCompleted)
            {
                if (await AnswersAsync(http, address, time.Token))
                {
                    // Another program may have taken the port, and ours is about to exit because of it.
                    await Task.WhenAny(exited, Task.Delay(20, cancellation));
                    return !exited.IsCompleted;
                }

                await Task.WhenAny(exited, Task.Delay(50, time.Token));
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Too late: the caller says so.
        }

        return false;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address, CancellationToken cancellation)
    {
        try
        {
            var config = await http.GetStringAsync(new Uri(address, "moto-api/config"), cancellation);
            return config.Contains("\"lambda\"", StringComparison.Ordinal);
        }
        // A server that ends while it is being connected to shows as either.
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            return false;
        }
    }
}
