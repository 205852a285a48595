"""A Kalman filter that follows a moving point, and its parameters learnt by gradient."""

import torch

torch.manual_seed(9)
torch.set_default_dtype(torch.float64)
dt = 0.5
F = torch.eye(4)
F[0, 2] = F[1, 3] = dt
H = torch.tensor([[1.0, 0, 0, 0], [0, 1, 0, 0]])
G = torch.tensor([[dt**2 / 2, 0], [0, dt**2 / 2], [dt, 0], [0, dt]])
Q = G @ G.T * 0.04
R = torch.eye(2) * 0.5

truth, measured = [], []
state = torch.tensor([0.0, 0.0, 1.0, 0.5])
for _ in range(60):
    state = F @ state + G @ torch.randn(2) * 0.2
    truth.append(state)
    measured.append(H @ state + R.sqrt() @ torch.randn(2))
truth, measured = torch.stack(truth), torch.stack(measured)
print(truth[-1], measured[-1])


def kalman(measured, Q, R):
    x, P = torch.zeros(4), torch.eye(4) * 10
    states, likelihood = [], 0
    for z in measured:
        x, P = F @ x, F @ P @ F.T + Q
        innovation = z - H @ x
        S = H @ P @ H.T + R
        K = torch.linalg.solve(S, H @ P).mT
        x = x + K @ innovation
        P = (torch.eye(4) - K @ H) @ P
        states.append(x)
        likelihood = likelihood - 0.5 * (
            innovation @ torch.linalg.solve(S, innovation)
            + torch.logdet(S)
            + 2 * torch.log(torch.tensor(2 * torch.pi))
        )
    return torch.stack(states), P, likelihood


states, P, likelihood = kalman(measured, Q, R)
print("covariance", P, sep="\n")
before = (measured - truth[:, :2]).norm(dim=1).mean()
after = (states[:, :2] - truth[:, :2]).norm(dim=1).mean()
print(f"error {before:.4f} measured, {after:.4f} filtered, log likelihood {likelihood:.3f}")
print(torch.linalg.eigvalsh(P), torch.allclose(P, P.T))

log_r = torch.zeros(2, requires_grad=True)
for step in range(8):
    _, _, likelihood = kalman(measured, Q, log_r.exp().diag())
    (-likelihood).backward()
    with torch.no_grad():
        log_r -= 0.02 * log_r.grad
        log_r.grad.zero_()
    if step % 4 == 3:
        print(step, log_r.exp().detach(), likelihood.item())
torch.set_default_dtype(torch.float32)
