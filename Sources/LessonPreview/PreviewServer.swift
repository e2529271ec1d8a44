import FlyingFox
import FlyingSocks
import Foundation

/// Serves a site to browsers on this machine.
public struct PreviewServer: Sendable {
  private let server: HTTPServer
  private let port: UInt16

  /// Why nothing can be served.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    case portInUse(UInt16)
    case portNotAllowed(UInt16)
    case other(String)

    public var description: String {
      switch self {
      case .portInUse(let port):
        "port \(port) is in use: choose another with --port, or a free one with --port 0"
      case .portNotAllowed(let port):
        "there is no permission to serve on port \(port): choose one above 1023 with --port"
      case .other(let reason): "nothing can be served: \(reason)"
      }
    }
  }

  /// - Parameter port: 0 for one that is free.
  public init(_ site: PreviewSite, port: UInt16) {
    self.port = port
    server = HTTPServer(
      address: Self.address(port), logger: .disabled,
      handler: ClosureHTTPHandler { request in
        guard ["GET", "HEAD"].contains(request.method.rawValue) else {
          return HTTPResponse(statusCode: .methodNotAllowed)
        }
        let answer = site.answer(to: request.path)
        let isText = answer.type.hasPrefix("text/")
        var headers = HTTPHeaders()
        headers[.contentType] = answer.type + (isText ? "; charset=utf-8" : "")
        headers[.cacheControl] = "no-store"
        return HTTPResponse(
          statusCode: answer.status == 404 ? .notFound : .ok, headers: headers,
          body: request.method.rawValue == "HEAD" ? Data() : Data(answer.bytes))
      })
  }

  /// This machine alone: nobody else's browser gets in.
  private static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in.inet(port: port)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter begun: called with the site's address when a browser can ask for it.
  /// - Throws: where the port cannot be had.
  public func run(begun: @escaping @Sendable (String) -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await server.run()
        } catch let error as SocketError {
          throw failure(of: error)
        }
      }
      group.addTask {
        try await server.waitUntilListening(timeout: 60)
        guard case .ip4(_, let port)? = await server.listeningAddress else { return }
        begun("http://127.0.0.1:\(port)/")
      }
      // Both are done, or one has failed.
      for try await _ in group {}
    }
  }

  private func failure(of error: SocketError) -> Failure {
    guard case .failed(_, let code, let message) = error else { return .other("\(error)") }
    return switch code {
    case EADDRINUSE: .portInUse(port)
    case EACCES: .portNotAllowed(port)
    default: .other(message)
    }
  }
}
